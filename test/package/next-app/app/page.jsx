import { People } from "./people.jsx";

// Drawn on the server at each request, as a page behind a sign-in is.
export const dynamic = "force-dynamic";

export default async function Page({ searchParams }) {
  const { api, token } = await searchParams;
  return (
    <main>
      <h1>People</h1>
      <People api={api} token={token} />
    </main>
  );
}
