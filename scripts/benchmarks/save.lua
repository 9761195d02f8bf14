-- Saves drafts of sheets for `wrk`: each person has a connection and a sheet, and saves again once answered.
--
-- `wrk -t THREADS -c PEOPLE -s save.lua ADDRESS -- FILE THREADS PAUSE`; a line of FILE is a sheet: its name, its address, the
-- cookies of its person, its version and the fields of its form, between tabs. PEOPLE is the number of lines and can be divided by
-- THREADS. PAUSE is how many milliseconds a person types after an answer, more or less.

local threads = {}
local faults = 0

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local sheets, waiting = {}, {}

function init(arguments)
  saves, wrong = 0, 0
  local position = 0
  local count = tonumber(arguments[2])
  pause = tonumber(arguments[3])
  for line in io.lines(arguments[1]) do
    if position % count == number then
      local name, path, cookie, version, fields = line:match("^(.-)\t(.-)\t(.-)\t(.-)\t(.*)$")
      -- Written once: what wrk itself needs for a request comes out of the same processors.
      local head = string.format("POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: %s\r\n",
        path, wrk.headers["Host"], cookie, "application/x-www-form-urlencoded")
      sheets[name] = { head = head, fields = fields, version = tonumber(version), count = 0 }
      table.insert(waiting, name)
    end
    position = position + 1
  end
  -- No two runs ask with the same keys.
  math.randomseed(os.time() + number)
  run = math.random(1, 1000000000)
end

function request()
  -- The first one is only looked at by wrk, and not sent.
  if not looked then
    looked = true
    return wrk.format("GET", "/healthz")
  end
  local name = table.remove(waiting, 1)
  -- After an answer that nobody understands there is one sheet less; the fault is counted, and the run goes on.
  if not name then return wrk.format("GET", "/healthz") end
  local sheet = sheets[name]
  sheet.count = sheet.count + 1
  local body = string.format("%s&version=%d&request=%d-%d-%d&draft=yes&activity=%s+%d",
    sheet.fields, sheet.version, number, run, sheet.count, name, sheet.count)
  return string.format("%sContent-Length: %d\r\n\r\n%s", sheet.head, #body, body)
end

-- Half of it to one and a half times as much, or everybody whose saves shared a commit would ask at the same moment again.
function delay()
  return pause * (0.5 + math.random())
end

function response(status, headers, body)
  local name, version = body:match('^{"sheet":"(.-)","version":(%d+)}$')
  if status ~= 200 or not name then
    wrong = wrong + 1
    return
  end
  saves = saves + 1
  sheets[name].version = tonumber(version)
  table.insert(waiting, name)
end

function done(summary, latency, requests)
  for _, thread in ipairs(threads) do faults = faults + thread:get("wrong") end
  local saved = 0
  for _, thread in ipairs(threads) do saved = saved + thread:get("saves") end
  io.write(string.format("saves %d seconds %.3f median %.3f p99 %.3f wrong %d\n", saved, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    faults + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
