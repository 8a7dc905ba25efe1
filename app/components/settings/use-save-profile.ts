import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { ProfileForm } from "~/validators/profile";
import type { z } from "zod/v4";
import type { PictureChoice } from "./picture-field";

import { useApi } from "~/trpc/use-api";
import { uploadPicture } from "./upload-picture";

/** Stores one's picture and one's profile, and shows both wherever one is named. */
export function useSaveProfile() {
  const api = useApi();
  const queryClient = useQueryClient();
  const update = useMutation(api.profile.update.mutationOptions());
  const remove = useMutation(api.profile.removeAvatar.mutationOptions());
  const session = api.auth.getSession.queryKey();

  const show = async (changed: { name?: string; handle?: string; image?: string | null }) => {
    queryClient.setQueryData(session, (known) => known && { ...known, user: { ...known.user, ...changed } });
    // Every page may name its members.
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(session),
    });
  };

  return {
    savePicture: async (choice: PictureChoice) => {
      if (choice === "keep") return;
      const image = choice === "remove" ? (await remove.mutateAsync()).image : await uploadPicture(choice);
      await show({ image });
    },
    saveProfile: async (values: z.infer<typeof ProfileForm>) => {
      const profile = await update.mutateAsync(values);
      const { name, handle, image } = profile;
      queryClient.setQueryData(api.profile.byHandle.queryKey({ handle }), profile);
      await show({ name, handle, image });
      return profile;
    },
  };
}
