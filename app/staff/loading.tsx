import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingConsolePage() {
  return (
    <div role="status" aria-label="Loading" className="px-4 py-5 lg:px-8 lg:py-7">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-8 h-72 w-full" />
    </div>
  );
}
