"""Slack as the app meets it: Web API and Socket Mode on loopback, with the documented limits enforced.

`limits` what is too long or not allowed, `workspace` what is remembered, `methods` the Web API, `server` and `sockets` the two
servers, `events` what Slack sends, `doors` how it gets to the app.
"""
