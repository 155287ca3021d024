"""What office programs keep beside an open document is nobody's transcript and nobody's result."""

from pathlib import Path

from tfbb_coding.files.documents import document_paths
from tfbb_coding.files.removal import result_files
from tfbb_coding.files.study_files import all_files
from tfbb_coding.files.transcripts import find_transcripts


def test_a_lock_of_words_is_passed_over_with_a_word_and_the_document_is_read(tmp_path: Path) -> None:
    for name in ("intervju.docx", "~$tervju.docx"):
        (tmp_path / name).write_bytes(b"x")
    files, findings = find_transcripts(sorted(tmp_path.iterdir()))
    assert files == [tmp_path / "intervju.docx"]
    assert [(Path(one.path).name, one.rule) for one in findings] == [("~$tervju.docx", "open-document")]
    assert "while somebody has the document open" in str(findings[0])
    assert document_paths(sorted(tmp_path.iterdir())) == [tmp_path / "intervju.docx"]


def test_a_lock_is_no_result_and_no_file_with_words(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    for name in ("segment.csv", ".~lock.segment.csv#", "~$rapport.docx"):
        (tmp_path / "results" / name).write_bytes(b"x")
    assert result_files(tmp_path) == list(all_files(tmp_path)) == [tmp_path / "results" / "segment.csv"]
