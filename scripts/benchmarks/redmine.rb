# Fills an empty Redmine for its benchmark: `rails runner redmine.rb PEOPLE` makes a project, people who may edit its issues,
# and for each of them an issue; prints a line for each, the number of the issue and the person's key for the interface.

Redmine::DefaultData::Loader.load("ja")
Setting.rest_api_enabled = "1"
# A draft tells nobody by mail.
Setting.notified_events = []

project = Project.create!(name: "実績の確認", identifier: "round", is_public: false,
                          enabled_module_names: ["issue_tracking"])
role = Role.givable.detect { |role| role.has_permission?(:view_issues) && role.has_permission?(:edit_issues) }

ARGV.last.to_i.times do |number|
  person = User.new(firstname: "担当", lastname: number.to_s, mail: "person-#{number}@town.example.lg.jp", language: "ja")
  person.login = "person-#{number}"
  person.password = SecureRandom.hex(20)
  person.save!
  Member.create!(project: project, principal: person, roles: [role])
  issue = Issue.create!(project: project, tracker: project.trackers.first, author: person, subject: "施策 #{number}",
                        description: "取組", priority: IssuePriority.default || IssuePriority.first)
  puts "#{issue.id}\t#{person.api_key}"
end
