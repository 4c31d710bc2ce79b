import { Spinner } from "@/components/ui/spinner";

/** While the renderer is fetched, and then the model. */
export const ModelComing = () => <p role="status" className="absolute inset-x-0 top-4 mx-auto flex w-fit items-center gap-3 rounded-full bg-surface px-4 py-2 text-sm"><Spinner />Fetching the 3D view</p>;
