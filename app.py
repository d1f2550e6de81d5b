"""SiMadu's entrance: `python app.py` serves it; `server` is for other WSGI servers and flask."""

import os

from dashapp.config import config_from_env
from dashapp.factory import create_app
from dashapp.serving import serve

os.umask(0o077)  # names, NIPs and receipts are for the user alone who runs SiMadu
app = create_app(config_from_env())
server = app.server

if __name__ == "__main__":
    serve(app)
