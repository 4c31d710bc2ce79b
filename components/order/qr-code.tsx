import clsx from "clsx";
import QRCode from "qrcode";

/** A QR on white, in both themes, so that every scanner reads it. */
export async function QrCode({ text, label, className }: { text: string; label: string; className: string }) {
  const svg = await QRCode.toString(text, { type: "svg", margin: 3, errorCorrectionLevel: "M" });
  return <span role="img" aria-label={label} className={clsx("shrink-0 overflow-hidden rounded-sm [&_svg]:size-full", className)} dangerouslySetInnerHTML={{ __html: svg }} />;
}
