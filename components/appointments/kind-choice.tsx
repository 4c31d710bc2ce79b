import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { lengthWords, type AppointmentKind } from "@/lib/domain/appointments/appointment";

/** What a store takes time for; each leads to its times. */
export function KindChoice({ kinds, chosen, hrefOf }: { kinds: AppointmentKind[]; chosen: string | null; hrefOf: (kind: AppointmentKind) => string }) {
  return (
    <ul className="grid max-w-2xl gap-3">
      {kinds.map((kind) => (
        <li key={kind.id}>
          <Link href={hrefOf(kind)} scroll={false} aria-current={kind.id === chosen ? "true" : undefined} className="flex min-h-14 items-center gap-4 rounded-lg border border-line bg-surface px-5 py-4 hover:border-ink aria-[current]:border-action aria-[current]:bg-action-soft">
            <span className="min-w-0 flex-1"><span className="flex flex-wrap items-baseline justify-between gap-x-4"><span className="font-medium">{kind.name}</span><span className="figures text-sm text-muted">{lengthWords(kind.minutes)}, free</span></span>{kind.about && <span className="block text-sm text-muted">{kind.about}</span>}</span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
