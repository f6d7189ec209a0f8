// The script of a page of the preview: `make assets` bundles it into static/preview.js.

import "./updates.js";
import "./entries.js";
