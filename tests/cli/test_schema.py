import json

from click.testing import CliRunner

from planparse.cli.main import main
from planparse.schema import ParsedDocument


def test_the_schema_is_that_of_a_document():
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.output) == ParsedDocument.model_json_schema()
