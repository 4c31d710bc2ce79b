import { QrCode } from "./qr-code";

/** The code for the counter: a QR to scan and six digits to say. */
export function PickupQr({ orderNumber, code }: { orderNumber: string; code: string }) {
  return (
    <div className="flex items-center gap-5 rounded-md bg-sunken p-4">
      <QrCode text={`ALDERWAY:${orderNumber}:${code}`} label={`QR code of pickup ${orderNumber}`} className="size-24" />
      <div>
        <p className="text-xs text-muted">Show this at the counter, or say</p>
        <p className="figures mt-1 text-3xl leading-none font-medium tracking-[0.18em]" aria-label={`Pickup code ${code.split("").join(" ")}`}>{code.slice(0, 3)} {code.slice(3)}</p>
      </div>
    </div>
  );
}
