"""``tfbb check``: what stands in the way of handing the material on."""

from tfbb_coding.cli.common import new_app
from tfbb_coding.messages import _

app = new_app(_("Look for what should not be there: identifiers, faults, claims without support."))
