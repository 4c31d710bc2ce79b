import { readUpload } from "@/lib/endpoints/pictures";

export const GET = async (_: Request, { params }: RouteContext<"/media/uploads/[name]">) => readUpload((await params).name);
