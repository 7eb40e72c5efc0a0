"""One way of writing specs that can be written in several, a module a family (see ``scoring.normal``)."""
