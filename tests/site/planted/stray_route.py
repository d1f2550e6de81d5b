"""Planted: a Flask route of its own, and a callback that is declared for fewer arguments."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from dashapp import migrate
from dashapp.config import Config
from dashapp.factory import create_app
from tests.site.driver import browser

app = create_app(Config(secret_key="x" * 40, data_dir=Path(sys.argv[1])))
migrate.upgrade()
app.server.add_url_rule("/rahasia", "rahasia", lambda: "every name of the roster")
for role in ("admin", "anonymous"):
    answer = browser(app, role).open("/rahasia")
    sys.stdout.write(f"{role} {answer.status_code} {'roster' in answer.text}\n")
