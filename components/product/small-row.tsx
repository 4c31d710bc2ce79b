import Image from "next/image";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { href: string | null; title: string; detail?: string; image: { src: string; background: string } | null; children: ReactNode };

/** A product in a short list beside another one: picture, name, one figure. */
export function SmallRow({ href, title, detail, image, children }: Props) {
  const row = (
    <>
      {image ? <Image src={image.src} alt="" width={56} height={56} sizes="56px" className="size-14 shrink-0 rounded-md object-cover" style={{ background: image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
      <span className="min-w-0 flex-1 text-sm">{title}{detail && <span className="block text-xs text-muted">{detail}</span>}</span>
      <span className="figures text-sm">{children}</span>
    </>
  );
  const style = "flex min-h-14 items-center gap-4";
  return <li>{href ? <Link href={href} prefetch={false} className={`${style} underline-offset-4 hover:underline`}>{row}</Link> : <span className={style}>{row}</span>}</li>;
}
