"""Web pages on a database, served by Datasette (below 1.0) with templates, styles and scripts of this package.

Everything here reads. ``app.build`` makes the application; each page is a function from a read-only connection to the
values of its template; ``handlers`` ties them to addresses. Needs the extra ``pairing_db[web]``.
"""
