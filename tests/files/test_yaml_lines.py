"""YAML that keeps its lines and its words."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.yaml_lines import LARGEST, Node, YamlList, YamlMap, YamlText, load_yaml, read_yaml


def root_of(text: str) -> YamlMap:
    root = read_yaml(text, "a.yaml").root
    assert isinstance(root, YamlMap)
    return root


def text_at(text: str, key: str) -> YamlText:
    node = root_of(text).entries[key]
    assert isinstance(node, YamlText)
    return node


@pytest.mark.parametrize("written", ["no", "nej", "yes", "on", "01", "1.10", "null", "~", "2024-03-18", "1_000", "0x1f", "12:30", "="])
def test_every_value_stays_what_was_written(written: str) -> None:
    assert text_at(f"svar: {written}\n", "svar").value == written


def test_values_know_their_lines_and_columns() -> None:
    root = root_of("a: x\nb:\n  - y\n  - c: z\n")
    assert root.key_lines == {"a": 1, "b": 2}
    items = root.entries["b"]
    assert isinstance(items, YamlList)
    assert [(item.line, item.column) for item in items.items] == [(3, 5), (4, 5)]


@pytest.mark.parametrize(("text", "plain"), [("a: x", True), ("a: 'x'", False), ('a: "x"', False), ("a: |\n  x", False), ("a:", True)])
def test_quotes_are_remembered(text: str, plain: bool) -> None:
    assert text_at(text, "a").plain is plain


def test_of_two_equal_keys_the_first_is_kept_and_told() -> None:
    read = read_yaml("a: 1\nb: 2\na: 3\n", "k.yaml")
    assert isinstance(read.root, YamlMap)
    assert read.root.entries["a"] == YamlText("1", 1, 4)
    assert [str(finding).split("\n")[0] for finding in read.findings] == ["k.yaml:3:1: the key 'a' stands twice, first in line 1"]


@pytest.mark.parametrize(
    ("text", "line", "phrase"),
    [
        ("a:\n\tb: c\n", 2, "a tab where YAML needs spaces"),
        ("a: b: c\n", 1, "a colon within a value"),
        ("a: 'x\nb: c\n", 3, "a quotation mark opened in line 1 is never closed"),
        ("a: [1, 2\nb: c\n", 2, "a bracket opened in line 1"),
        ('a: "ont" om tid\n', 1, "does not fit what began in line 1"),
        ("a:\n  - 1\n - 2\n", 3, "does not fit what began in line 1"),
        ("a: @x\n", 1, "a character that means something else"),
        ("a: - b\n", 1, "a list that begins on the line of its key"),
        ('a: "\\w"\n', 1, "a backslash within double quotes"),
        ("a: x\nb: \x07\n", 2, "U+0007"),
        ("a: *x\n", 1, "takes for an alias"),
        ("[a]: b\n", 1, "a key must be a single word"),
        ("a: " + "[" * 60 + "]" * 60, 1, "more than 40 levels deep"),
    ],
)
def test_what_is_no_yaml_is_said_in_plain_words_with_its_line(text: str, line: int, phrase: str) -> None:
    read = read_yaml(text, "k.yaml")
    assert read.root is None
    assert read.findings[-1].line == line
    assert phrase in read.findings[-1].message
    assert read.findings[-1].hint


@pytest.mark.parametrize(
    ("text", "rule"),
    [("a: &x 1\n", "yaml-anchor"), ("a: !!python/name:os.system 1\n", "yaml-tag"), ("a: 1\n---\nb: 2\n", "yaml-documents")],
)
def test_what_would_be_read_otherwise_than_it_looks_is_told(text: str, rule: str) -> None:
    read = read_yaml(text, "k.yaml")
    assert isinstance(read.root, YamlMap)
    assert [finding.rule for finding in read.findings] == [rule]


def test_a_bomb_of_aliases_is_refused_and_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    read = read_yaml("\n".join(lines), "k.yaml")
    assert read.root is None
    assert read.findings[-1].line == 2


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n"])
def test_an_empty_file_has_no_root_and_no_findings(text: str) -> None:
    read = read_yaml(text, "k.yaml")
    assert (read.root, read.findings) == (None, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_any_windows_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "k.yaml"
    path.write_bytes("a: på väg\r\nb: x\r\n".encode(encoding))
    assert load_yaml(path).root == YamlMap({"a": YamlText("på väg", 1, 4), "b": YamlText("x", 2, 4)}, 1, 1, {"a": 1, "b": 2})


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_bytes("a: pa\u030a\n".encode())
    root = load_yaml(path).root
    assert isinstance(root, YamlMap)
    assert root.entries["a"] == YamlText("på", 1, 4)


def test_what_cannot_be_read_says_where_and_what_to_do(tmp_path: Path) -> None:
    huge, binary = tmp_path / "stor.yaml", tmp_path / "bild.yaml"
    huge.write_bytes(b"#" * (LARGEST + 1))
    binary.write_bytes(b"\x89PNG\x00\x00\x01")
    for path, phrase in [
        (tmp_path / "borta.yaml", "no such file"),
        (tmp_path, "is a folder"),
        (huge, "larger than 5 MB"),
        (binary, "no text"),
    ]:
        with pytest.raises(UnreadableError, match=phrase) as caught:
            load_yaml(path)
        assert caught.value.path == path


def as_python(node: Node) -> object:
    if isinstance(node, YamlText):
        return node.value
    if isinstance(node, YamlList):
        return [as_python(item) for item in node.items]
    return {key: as_python(value) for key, value in node.entries.items()}


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12).map(lambda word: f"x{word}x")
trees = st.recursive(
    words, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(words, inner, min_size=1, max_size=3), max_leaves=12
)


@given(st.dictionaries(words, trees, min_size=1, max_size=4))
def test_what_pyyaml_writes_is_read_back(tree: dict[str, object]) -> None:
    read = read_yaml(yaml.safe_dump(tree, allow_unicode=True), "k.yaml")
    assert read.root is not None
    assert as_python(read.root) == tree
