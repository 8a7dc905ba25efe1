/** The people of the demonstration. All joined before their first post. */
export const PEOPLE = [
  {
    key: "ada",
    name: "Ada Whitcombe",
    handle: "ada",
    email: "ada@posthouse.example",
    role: "administrator",
    joinedDaysAgo: 153,
    bio: "I keep the keys and the coffee. If something here is broken, tell me; if it works, tell the others.",
  },
  {
    key: "tomasz",
    name: "Tomasz Zieliński",
    handle: "tomasz",
    email: "tomasz@posthouse.example",
    role: "moderator",
    joinedDaysAgo: 152,
    bio: "Writes how-tos because I forget how I did it.\n\nBicycles, radio, rye bread.",
  },
  {
    key: "grace",
    name: "Grace Okonkwo",
    handle: "grace",
    email: "grace@posthouse.example",
    role: "member",
    joinedDaysAgo: 150,
    bio: "Retired signal engineer, Lagos and Leeds. Asks one question more than is polite.",
  },
  {
    key: "dafydd",
    name: "Dafydd Pryce",
    handle: "dafydd",
    email: "dafydd@posthouse.example",
    role: "member",
    joinedDaysAgo: 149,
    bio: "Hen ddyn a’i gi. Mostly walking reports, mostly wet.",
  },
  {
    key: "maribel",
    name: "Maribel Ortega",
    handle: "maribel",
    email: "maribel@posthouse.example",
    role: "member",
    joinedDaysAgo: 140,
    bio: "Letterpress, bad puns, worse kerning.",
  },
  {
    key: "noor",
    name: "Noor Haddad",
    handle: "noor",
    email: "noor@posthouse.example",
    role: "member",
    joinedDaysAgo: 118,
    bio: "نور، من حيفا. أكتب عن الخط والحروف.\nI write about letters, in two directions.",
  },
  {
    key: "yuki",
    name: "Yuki Tanabe",
    handle: "yuki",
    email: "yuki@posthouse.example",
    role: "member",
    joinedDaysAgo: 64,
    bio: null,
  },
] as const;

/** Names a person within the demonstration's texts. */
export type PersonKey = (typeof PEOPLE)[number]["key"];
