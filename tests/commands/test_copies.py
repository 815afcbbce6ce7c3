"""Copies of the project, in which a test decides what the project has not."""

import pytest

import copies
from sites import write_site


@pytest.mark.parametrize("before", ["null", "https://kotona.example/", '"https://kotona.example/" # since May'])
def test_a_copy_of_the_project_gets_its_address_whatever_stood_there(tmp_path, before):
    write_site(tmp_path, {"data/site.yml": f"# Facts.\nname: A\naddress: {before}\nowner: null\n"})
    copies.decide(tmp_path, address="https://example.org/", owner=None)
    text = '# Facts.\nname: A\naddress: "https://example.org/"\nowner: null\n'
    assert (tmp_path / "data/site.yml").read_text(encoding="utf-8") == text
    with pytest.raises(KeyError):
        copies.decide(tmp_path, adress="https://example.org/")
