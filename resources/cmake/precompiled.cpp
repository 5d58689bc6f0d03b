// Gives the precompiled header its compile options.
