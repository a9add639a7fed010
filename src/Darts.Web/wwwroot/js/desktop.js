// The desktop page: puts the parts together.

import { keepTimesLeft } from "./clock.js";
import { connectClipboard } from "./desktop/clipboard.js";
import { DesktopLine } from "./desktop/line.js";
import { connectKeys } from "./desktop/keys.js";
import { connectToolbar } from "./desktop/toolbar.js";
import { connectTouchKeyboard } from "./desktop/touch-keyboard.js";
import { connectView } from "./desktop/view.js";
import { Curtain } from "./desktop/curtain.js";
import { watchDeadline } from "./desktop/deadline.js";

const line = new DesktopLine(document.getElementById("screen"), document.body.dataset.session);
new Curtain(line);
connectToolbar(line);
connectKeys(line);
connectClipboard(line);
connectView(line);
connectTouchKeyboard(line);
watchDeadline(line);
keepTimesLeft();
line.open();
