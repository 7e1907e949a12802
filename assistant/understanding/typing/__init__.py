"""As people type: slips, sounds, capitals, short forms, stories and claims around what is asked."""
