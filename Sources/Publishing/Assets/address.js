// The address: a place on the page, what differs from the published, and what it is compared with:
// `#the-curve&rent=3&gpus=8&vs:rent=4`. A lone `vs` compares with the published.

function readAddress(hash) {
  const read = { place: "", moved: new Map(), other: null };
  for (const part of hash.replace(/^#/, "").split("&")) {
    const text = decoded(part);
    const [, versus, key, value] = /^(vs:)?([^=]*)=([^]*)$/.exec(text) ?? [];
    if (text === "vs") read.other ??= new Map();
    else if (key === undefined) read.place ||= text;
    else if (versus) (read.other ??= new Map()).set(key, value);
    else read.moved.set(key, value);
  }
  return read;
}

function writeAddress({ place, moved, other }) {
  const parts = place ? [encodeURIComponent(place)] : [];
  const write = (lead, key, text) => parts.push(lead + encoded(key) + "=" + encoded(text));
  for (const [key, text] of moved) write("", key, text);
  for (const [key, text] of other ?? []) write("vs:", key, text);
  if (other && !other.size) parts.push("vs");
  return parts.length ? "#" + parts.join("&") : "";
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Escaped as far as needed, so that an address can be read. */
function encoded(text) {
  return encodeURIComponent(text).replace(/%(2F|3A|2C|24|25)/g, (sign) => (sign === "%25" ? sign : decodeURIComponent(sign)));
}
