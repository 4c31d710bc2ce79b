import { stateCode } from "./us-states";

/** What someone typed to say where they are. */
export type PlaceQuery = { kind: "postcode"; code: string } | { kind: "city"; city: string; state: string | null };

/** Readings of the text, the likeliest first: "portland maine" is a city with a state, or a city with a long name. */
export function readPlace(text: string): PlaceQuery[] {
  const plain = fold(text);
  const postcode = /^(\d{5})(?:[\s-]?\d{4})?$/.exec(plain) ?? /(?:^|[\s,])(\d{5})(?:-\d{4})?$/.exec(plain);
  if (postcode?.[1]) return [{ kind: "postcode", code: postcode[1] }];
  if (!/[a-z]{2}/.test(plain)) return [];
  const withComma = /^(.+?)\s*,\s*([a-z. ]+)$/.exec(plain);
  const commaState = withComma?.[2] && stateCode(withComma[2]);
  if (withComma?.[1] && commaState) return [{ kind: "city", city: cityName(withComma[1]), state: commaState }];
  const words = plain.replaceAll(",", " ").split(" ").filter(Boolean);
  const readings: PlaceQuery[] = [{ kind: "city", city: cityName(words.join(" ")), state: null }];
  for (const count of [3, 2, 1]) {
    const state = words.length > count ? stateCode(words.slice(-count).join(" ")) : null;
    if (state) readings.unshift({ kind: "city", city: cityName(words.slice(0, -count).join(" ")), state });
  }
  return readings;
}

/** Lower case, no accents, one space between words: postal city names are plain ASCII. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'").replace(/[^a-z0-9,.'\- ]/g, " ").replace(/\s+/g, " ").trim().slice(0, 80);
}

const cityName = (text: string) => text.replace(/^st\.? /, "saint ").replace(/^ft\.? /, "fort ").replace(/^mt\.? /, "mount ").replace(/^nyc$/, "new york").replaceAll(".", "").trim();
