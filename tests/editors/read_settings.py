"""read_settings.py EDITORS   reads the settings for Helix and Kate in their formats: both start `campaign lsp` for plans."""
import json
import re
import sys
import tomllib
import xml.dom.minidom
from pathlib import Path

editors = Path(sys.argv[1])

helix = tomllib.loads((editors / "helix/languages.toml").read_text())
[language] = helix["language"]
[server] = language["language-servers"]
assert language["file-types"] == ["campaign"], language
assert helix["language-server"][server] == {"command": "campaign", "args": ["lsp"]}, helix

[server] = json.loads((editors / "kate/settings.json").read_text())["servers"].values()
[syntax] = xml.dom.minidom.parse(str(editors / "kate/campaign.xml")).getElementsByTagName("language")
assert server["command"] == ["campaign", "lsp"], server
assert re.search(server["highlightingModeRegex"], syntax.getAttribute("name")), server
assert syntax.getAttribute("extensions") == "*.campaign"
