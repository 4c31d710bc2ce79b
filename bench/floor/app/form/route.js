/** A form is read and answered with a redirect: what each step of a checkout without JavaScript costs at least. */
export async function POST(request) {
  const form = await request.formData();
  return new Response(null, { status: 303, headers: { location: `/handler?fields=${[...form.keys()].length}` } });
}
