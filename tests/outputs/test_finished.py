"""The list by which a copy of the site is known to be whole."""

import shutil

from sitekit.outputs import finished


def test_a_build_is_whole_and_its_list_names_every_file(site_folder):
    listed = finished.read(site_folder)
    files = {path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*") if path.is_file()}
    assert listed.keys() == files - {finished.LIST}
    assert {"index.html", "index.html.br", "sw.js", "sitemap.xml"} <= listed.keys()
    assert list(finished.faults(site_folder)) == []


def test_a_half_copied_build_is_not(site_folder, tmp_path):
    copy = tmp_path / "site"
    shutil.copytree(site_folder, copy)
    shutil.rmtree(copy / "ar")
    found = list(finished.faults(copy))
    assert str(found[0]) == f"site/ar/a-z/index.html:1: this is missing. {finished.AGAIN}"
    assert len(found) == sum(name.startswith("ar/") for name in finished.read(copy))
