import Image from "next/image";

/** What the shopper says is wrong, as they photographed it; large in a tab of its own. */
export function DamagePhoto({ src }: { src: string | null }) {
  if (!src) return null;
  return (
    <a href={src} target="_blank" rel="noreferrer" className="mt-2 inline-flex min-h-11 items-center gap-2.5 text-xs underline underline-offset-4">
      <Image src={src} alt="" width={44} height={44} className="size-11 rounded-sm object-cover" />
      The shopper’s photo
    </a>
  );
}
