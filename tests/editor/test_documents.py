"""What editors/ and docs/editors.md say is what the server takes and what is tested."""

import json
import pathlib
import re
import shutil
import subprocess
import tomllib
import zipfile

import pytest

import test_setups
import test_vscode

ROOT = pathlib.Path(__file__).parents[2]
SETUPS = ROOT / "editors"
EXTENSION = SETUPS / "vscode"
PAGE = (ROOT / "docs/editors.md").read_text()
BLOCKS = re.findall(r"^```\w*\n(.*?)^```$", PAGE, re.S | re.M)
MANIFEST = json.loads((EXTENSION / "package.json").read_text())
CODE = (EXTENSION / "extension.js").read_text()

# Settings and commands that the extension itself has.
OF_EXTENSION = {"path", "trace.server"}
RESTART = "bartizan.restart"
# Commands of the server that need arguments, which only its own answers have.
WITH_ARGUMENTS = {"bartizan.apply", "bartizan.explain", "bartizan.goTo"}


def source(name):
    """The code of a module of lsp/ without its tests."""
    return (ROOT / "lsp/src" / name).read_text().split("#[cfg(test)]")[0]


def start_only():
    listed = re.search(r'!matches!\(key\.as_str\(\), ((?:"\w+"(?: \| )?)+)\)', source("configuration.rs"))
    return set(re.findall(r'"(\w+)"', listed[1]))


def options():
    """All that the server takes."""
    taken = set(re.findall(r'is_set\("(\w+)"\)', source("configuration.rs")))
    taken |= set(re.findall(r'options\.get\("(\w+)"\)', source("abilities.rs")))
    assert start_only() <= taken
    return taken


def commands():
    """The server's commands, and those that it leaves to editors."""
    code = source("commands.rs")
    named = {f"bartizan.{name}" for name in re.findall(r'^const [A-Z_]+: &str = "(\w+)";$', code, re.M)}
    constants = dict(re.findall(r'^const ([A-Z_]+): &str = "(\w+)";$', code, re.M))
    listed = re.search(r"\[([A-Z_, ]+)\]\.map", code)[1].split(", ")
    own = {f"bartizan.{constants[name]}" for name in listed}
    return own, named - own


def files():
    kinds = {".lua", ".toml", ".el", ".json"}
    found = (path for path in SETUPS.rglob("*") if path.suffix in kinds and EXTENSION not in path.parents)
    return sorted(found)


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(SETUPS)))
def test_the_page_shows_the_files(path):
    assert path.read_text() in BLOCKS


def test_the_page_shows_what_is_tested():
    assert test_setups.DATABASE in BLOCKS
    assert test_setups.DATABASE == test_vscode.DATABASE
    assert f"`{test_setups.CODE}`" in PAGE
    for snippet in re.findall(r"```json\n(.*?)```", (EXTENSION / "README.md").read_text(), re.S):
        assert snippet in BLOCKS


def test_the_page_lists_the_options():
    table = PAGE.split("\n## Settings\n")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.M))
    assert rows.keys() == options()
    assert {name for name, where in rows.items() if where == "at the start only"} == start_only()


def test_set_ups_give_options_that_there_are():
    given = {}
    given["helix"] = tomllib.loads((SETUPS / "helix/languages.toml").read_text())["language-server"]["bartizan"]["config"]
    given["zed"] = json.loads((SETUPS / "zed/settings.json").read_text())["lsp"]["terraform-ls"]["initialization_options"]
    given["jetbrains"] = json.loads((SETUPS / "jetbrains/bartizan/initializationOptions.json").read_text())
    for path in sorted((SETUPS / "emacs").glob("*.el")):
        for plist in re.findall(r"nitialization-?[oO]ptions '?\((:.*?)\)", path.read_text()):
            given[path.name] = dict(zip(re.findall(r":(\w+)", plist)[::2], re.findall(r":(\S+)", plist)[1::2]))
            assert set(given[path.name].values()) == {"json-false"}
    for path in (SETUPS / "neovim/bartizan.lua", SETUPS / "neovim/before-0.11.lua"):
        for key, table in re.findall(r"(init_options|bartizan) = \{ (.*?) \}", path.read_text()):
            given[f"{path.name} {key}"] = dict(re.findall(r"(\w+) = (\w+)", table))
            assert key == "init_options" or not start_only() & given[f"{path.name} {key}"].keys()
    assert len(given) == 9, given.keys()
    for where, keys in given.items():
        assert keys and keys.keys() <= options(), where
        # What people copy gives no trust.
        assert str(keys.get("trusted", False)) in {"False", "false", "json-false"}, where


def test_the_extension_has_the_settings_of_the_server():
    named = {name.removeprefix("bartizan.") for name in MANIFEST["contributes"]["configuration"]["properties"]}
    assert named - OF_EXTENSION == options() - start_only()
    given = re.search(r"initializationOptions: \{(.*?)\}", CODE)[1]
    assert set(re.findall(r"(\w+):", given)) == start_only()
    restricted = MANIFEST["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    assert restricted == ["bartizan.path"]
    for page in (PAGE, (EXTENSION / "README.md").read_text()):
        assert set(re.findall(r"^\| `bartizan\.([\w.]+)` \|", page, re.M)) == named


def test_the_extension_has_the_commands_of_the_server():
    own, of_editors = commands()
    assert WITH_ARGUMENTS <= own
    listed = {command["command"] for command in MANIFEST["contributes"]["commands"]}
    assert listed - {RESTART} == own - WITH_ARGUMENTS
    used = set(re.findall(r'"(bartizan\.\w+)"', CODE)) - {"bartizan.path", RESTART}
    assert used == of_editors | {"bartizan.explain", "bartizan.fixAll"}


def test_the_manifest_agrees_with_the_rest():
    languages = re.findall(r'"([\w-]+)"', re.search(r"const LANGUAGES = \[(.*?)\];", CODE, re.S)[1])
    assert MANIFEST["activationEvents"] == [f"onLanguage:{language}" for language in languages]
    shown_in = MANIFEST["contributes"]["menus"]["commandPalette"][0]["when"]
    assert re.search(r"\((.*?)\)", shown_in)[1].split("|") == languages
    assert {language["id"] for language in MANIFEST["contributes"]["languages"]} <= set(languages)
    package = tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]
    lock = json.loads((EXTENSION / "package-lock.json").read_text())
    assert MANIFEST["version"] == lock["version"] == package["version"]
    assert MANIFEST["license"] == package["license"]
    assert MANIFEST["repository"]["url"] == f"{package['repository']}.git"
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    for page in (PAGE, (EXTENSION / "README.md").read_text()):
        assert f"dist/{MANIFEST['name']}-{MANIFEST['version']}.vsix" in page
    for name in re.findall(r"^!(.*)$", (EXTENSION / ".vscodeignore").read_text(), re.M):
        assert name.startswith("dist/") or (EXTENSION / name).is_file(), name


@pytest.mark.skipif(not (shutil.which("npm") and (EXTENSION / "node_modules").is_dir()), reason="npm ci was not run")
def test_the_extension_is_packed(tmp_path):
    packed = tmp_path / "packed.vsix"
    command = ["npm", "run", "package", "--", "--out", str(packed)]
    done = subprocess.run(command, cwd=EXTENSION, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(packed) as archive:
        names = {name.removeprefix("extension/").lower() for name in archive.namelist()}
        assert json.loads(archive.read("extension/package.json")) == MANIFEST
        about = archive.read("extension.vsixmanifest").decode()
    assert names == {
        "[content_types].xml",
        "extension.vsixmanifest",
        "package.json",
        "readme.md",
        "changelog.md",
        "license.txt",
        "icon.png",
        "dist/extension.js",
    }
    assert packed.stat().st_size < 200_000
    assert f'Version="{MANIFEST["version"]}" Publisher="{MANIFEST["publisher"]}"' in about
