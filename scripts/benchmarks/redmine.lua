-- Saves descriptions of issues in Redmine for `wrk`: each person has a connection and an issue, and saves again once
-- answered.
--
-- `wrk -t PEOPLE -c PEOPLE -s redmine.lua ADDRESS -- FILE`; a line of FILE is the number of an issue and the key of its
-- person with a tab between them. A thread for each connection, because an answer does not say whose it is.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local path, headers, run

function init(arguments)
  saves, wrong, count = 0, 0, 0
  local position = 0
  for line in io.lines(arguments[1]) do
    if position == number then
      local issue, key = line:match("^(%d+)\t(%x+)$")
      path = "/issues/" .. issue .. ".json"
      headers = { ["X-Redmine-API-Key"] = key, ["Content-Type"] = "application/json" }
    end
    position = position + 1
  end
  -- What is saved differs from what is there, also in a second run.
  math.randomseed(os.time() + number)
  run = math.random(1, 1000000000)
end

function request()
  count = count + 1
  local body = string.format('{"issue":{"description":"%d %d %d"}}', number, run, count)
  return wrk.format("PUT", path, headers, body)
end

function response(status, headers, body)
  if status == 204 then saves = saves + 1 else wrong = wrong + 1 end
end

function done(summary, latency, requests)
  local saved, faults = 0, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do
    saved = saved + thread:get("saves")
    faults = faults + thread:get("wrong")
  end
  io.write(string.format("saves %d seconds %.3f median %.3f p99 %.3f wrong %d\n", saved, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, faults))
end
