// What the portal says about one session: the session, "gone", "signed-out", or null when the portal does not answer.

import { at } from "../address.js";
import { setFromServer } from "../clock.js";

export async function askAbout(id) {
  try {
    const answer = await fetch(at(`api/sessions/${id}`), { headers: { accept: "application/json" } });
    setFromServer(answer.headers.get("date"));
    if (answer.ok) return await answer.json();
    if (answer.status === 404) return "gone";
    return answer.status === 401 || answer.status === 403 ? "signed-out" : null;
  } catch {
    return null;
  }
}
