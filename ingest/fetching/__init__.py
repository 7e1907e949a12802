"""The parts of fetching: told hosts, a polite visitor, the site's pages, one file's way to its place, the manifest."""
