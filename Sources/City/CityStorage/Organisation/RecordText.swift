import City
import Figures
import Tables
import Wording

/// What stands in the record of a unit, post, member or appointment: JSON objects with their members in a fixed order.
private struct RecordText {
    private var body = ""

    var text: String { "{" + body + "}" }

    mutating func add(_ name: String, _ value: String?) {
        addRaw(name, value?.jsonText ?? "null")
    }

    mutating func add(_ name: String, _ values: [String]) {
        addRaw(name, "[" + values.joined(separator: ",") + "]")
    }

    mutating func add(_ validity: Validity) {
        add("from", validity.from?.text)
        add("through", validity.through?.text)
    }

    private mutating func addRaw(_ name: String, _ value: String) {
        if !body.isEmpty { body += "," }
        body += name.jsonText + ":" + value
    }
}

extension RegisteredMunicipality {
    var json: String {
        var record = RecordText()
        record.add("code", code.text)
        record.add("name_ja", name.japanese)
        record.add("name_en", name.english)
        return record.text
    }
}

extension CityUnit {
    var json: String {
        var record = RecordText()
        record.add("id", id.text)
        record.add("phases", phases.map(\.json))
        record.add("successors", successors.map(\.text.jsonText))
        return record.text
    }
}

extension CityUnit.Phase {
    fileprivate var json: String {
        var record = RecordText()
        record.add(validity)
        record.add("kind", kind.rawValue)
        record.add("name", name)
        record.add("parent", parent?.text)
        return record.text
    }
}

extension Post {
    var json: String {
        var record = RecordText()
        record.add("id", id.text)
        record.add("phases", phases.map(\.json))
        return record.text
    }
}

extension Post.Phase {
    fileprivate var json: String {
        var record = RecordText()
        record.add(validity)
        record.add("name", name)
        record.add("role", role.rawValue)
        record.add("unit", unit?.text)
        return record.text
    }
}

extension Member {
    var json: String {
        var record = RecordText()
        record.add("id", id.text)
        record.add("name", name)
        record.add("mail", mail)
        record.add("sign_in_name", signInName.text)
        record.add("through", through?.text)
        return record.text
    }
}

extension Appointment {
    var json: String {
        var record = RecordText()
        record.add("member", member.text)
        record.add("post", post.text)
        record.add(validity)
        return record.text
    }
}
