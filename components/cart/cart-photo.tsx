import Image from "next/image";
import { Package } from "lucide-react";
import type { CartImage } from "@/lib/domain/carts/cart-view";

/** A product's photo on its own pale ground, whole and never stretched. */
export function CartPhoto({ image, size }: { image: CartImage | null; size: "small" | "regular" }) {
  const width = size === "small" ? "size-18" : "size-24 sm:size-32";
  if (!image) {
    return (
      <span aria-hidden className={`${width} grid shrink-0 place-items-center rounded-md bg-sunken text-muted`}>
        <Package className="size-6" strokeWidth={1.25} />
      </span>
    );
  }
  return (
    <span className={`${width} block shrink-0 overflow-hidden rounded-md`} style={{ background: image.background }}>
      <Image src={image.src} alt={image.alt} width={image.width} height={image.height} sizes={size === "small" ? "72px" : "(min-width: 640px) 128px, 96px"} className="size-full object-contain" />
    </span>
  );
}
