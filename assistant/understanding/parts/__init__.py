"""Questions of several parts, and things set side by side."""
