"""SiMadu's entrance: `python app.py` serves it; `server` is for other WSGI servers and flask."""

from dashapp.config import config_from_env
from dashapp.factory import create_app
from dashapp.serving import serve

app = create_app(config_from_env())
server = app.server

if __name__ == "__main__":
    serve(app)
