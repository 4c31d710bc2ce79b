import clsx from "clsx";
import { pictureWidths } from "@/lib/domain/catalog/picture";

type Picture = { src: string; alt: string; width: number; height: number };

type Props = {
  picture: Picture;
  /** The CSS width it is shown at, as in `<img sizes>`. */
  sizes: string;
  /** The largest picture of the first screen: fetched at once and before others. */
  isFirst?: boolean;
  /** Where the text beside it says the same. */
  isDecoration?: boolean;
  className?: string;
};

const inSizes = /^(\/media\/(?:products|uploads)\/.+)\.webp$/;

/** A photo in the size its place needs: AVIF in three widths where they were made, else the file itself. */
export function ProductImage({ picture, sizes, isFirst = false, isDecoration = false, className }: Props) {
  const stem = inSizes.exec(picture.src)?.[1];
  const image = (
    <img
      src={picture.src}
      alt={isDecoration ? "" : picture.alt}
      width={picture.width}
      height={picture.height}
      loading={isFirst ? "eager" : "lazy"}
      fetchPriority={isFirst ? "high" : undefined}
      decoding={isFirst ? undefined : "async"}
      className={clsx("size-full object-contain", className)}
    />
  );
  if (!stem) return image;
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={pictureWidths.map((width) => `${stem}.${width}.avif ${width}w`).join(", ")} sizes={sizes} />
      {image}
    </picture>
  );
}
