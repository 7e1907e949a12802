"""The Slack channel: the app whole, against the mock of tests/support/slack."""
