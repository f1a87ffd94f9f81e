-- What bench/run has wrk send, and one line of figures at the end.
-- Without arguments: the address of the command line, again and again.
-- FILE: a cookie and a form a line, with a tab between, sent in turn.
local posts = {}
local turn = 0

function init(arguments)
	if not arguments[1] then
		return
	end
	for line in io.lines(arguments[1]) do
		local cookie, form = line:match("^(.-)\t(.*)$")
		posts[#posts + 1] = wrk.format("POST", nil, {
			["Host"] = wrk.headers["Host"],
			["Cookie"] = cookie,
			["Content-Type"] = "application/x-www-form-urlencoded",
			["Sec-Fetch-Site"] = "same-origin",
		}, form)
	end
	request = function()
		turn = turn % #posts + 1
		return posts[turn]
	end
end

-- Requests a second, the 50th and 99th percentile in milliseconds, and how
-- many answers were none that count.
function done(summary, latency, requests)
	local errors = summary.errors
	local bad = errors.status + errors.timeout + errors.connect
	    + errors.read + errors.write
	io.write(string.format("figures %.1f %.3f %.3f %d\n",
	    summary.requests / summary.duration * 1e6,
	    latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad))
end
