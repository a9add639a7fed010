// Addresses of the portal, wherever below its host it stands.

const root = new URL("../", import.meta.url);

export const at = (path) => new URL(path, root).href;

export function socketAt(path) {
  const address = new URL(path, root);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
