const address = /((?<!\w)(?:[a-z0-9-]+\.)+(?:com|org|dev|net)(?:\/[^\s,;()]*)?|doi 10\.\S+)/;

/** A text in which web addresses and DOIs, written without "https://", are links. */
export function LinkedText({ text }: { text: string }) {
  return text.split(address).map((part, at) => {
    if (at % 2 === 0) return part;
    const place = part.startsWith("doi ") ? `doi.org/${part.slice(4)}` : part;
    return <a key={place} href={`https://${place}`} rel="noreferrer" className="underline underline-offset-4 hover:text-ink">{part}</a>;
  });
}
