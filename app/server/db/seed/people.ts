/** The people of the demonstration. All joined before their first post. */
export const PEOPLE = [
  {
    key: "ada",
    name: "Ada Whitcombe",
    handle: "ada",
    email: "ada@posthouse.example",
    role: "administrator",
    joinedDaysAgo: 153,
  },
  {
    key: "tomasz",
    name: "Tomasz Zieliński",
    handle: "tomasz",
    email: "tomasz@posthouse.example",
    role: "moderator",
    joinedDaysAgo: 152,
  },
  {
    key: "grace",
    name: "Grace Okonkwo",
    handle: "grace",
    email: "grace@posthouse.example",
    role: "member",
    joinedDaysAgo: 150,
  },
  {
    key: "dafydd",
    name: "Dafydd Pryce",
    handle: "dafydd",
    email: "dafydd@posthouse.example",
    role: "member",
    joinedDaysAgo: 149,
  },
  {
    key: "maribel",
    name: "Maribel Ortega",
    handle: "maribel",
    email: "maribel@posthouse.example",
    role: "member",
    joinedDaysAgo: 140,
  },
  {
    key: "noor",
    name: "Noor Haddad",
    handle: "noor",
    email: "noor@posthouse.example",
    role: "member",
    joinedDaysAgo: 118,
  },
  {
    key: "yuki",
    name: "Yuki Tanabe",
    handle: "yuki",
    email: "yuki@posthouse.example",
    role: "member",
    joinedDaysAgo: 64,
  },
] as const;

/** Names a person within the demonstration's texts. */
export type PersonKey = (typeof PEOPLE)[number]["key"];
