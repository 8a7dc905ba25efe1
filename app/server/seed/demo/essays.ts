import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** The long reads. */
export const essays: DemoPost[] = [
  {
    by: "tomasz",
    ago: ago(14, 4, 15),
    title: "What eleven years of broken toasters have taught me",
    tags: ["repair-café", "electrics", "essay"],
    key: "toasters",
    content: `I counted them up last week, because somebody asked. In eleven years of Saturdays I have had some four hundred toasters on my table. That is more than any other thing, more than lamps, and I have begun to think that I owe them a few words.

A toaster is a very simple machine. There is wire that gets hot, a spring that wants to go up, a magnet that holds it down, and something that decides when to let go. I can draw all of it on the back of an envelope, and I often do. When people see that drawing their faces change. They had carried in a box with a secret in it. Now it is four things, and one of them is not doing its work. I used to believe that my job was to find out which one. I now believe that my job is the drawing.

The most common fault is crumbs. I say this with love. They get under the little carriage so that it does not go all the way down, so the magnet cannot hold it, and the owner pushes the lever thirty times, harder each time, until something bends. If you take away one thing from this, let it be the tray at the bottom. It slides out. Nearly every week somebody tells me that they have had theirs for nine years and did not know.

The second most common fault is that somebody has decided that it should not be opened. You see it in the screws: three ordinary ones, and one with a strange head, hidden under a rubber foot. That screw holds nothing that the other three do not hold. It is there to tell you something. It says: this is not yours. I own eleven different tools for that kind of screw now, and each time I use one I feel a bit like a locksmith, and a bit like somebody who reads other people's letters. But it is their toaster. They bought it. They are sitting next to me.

I should be honest about the sums, because people ask. A new toaster costs about as much as two cinema tickets. If you paid me for the hour, I would cost you more than that, and the toaster would still be old. By that reckoning I have wasted some four hundred hours. I have tried to take this thought seriously, and what I notice is that nobody in the hall ever has it. It only comes up at parties. In the hall there is a person, and a thing that they would like to keep, and a morning that has been set aside for it. It is hard to see where in this picture the waste is supposed to be.

What does worry me is how the toasters have changed. The ones from before I was born come back once in twenty years, and I clean them and send them home. The ones from ten years ago have a small circuit board, and I can often mend that as well, though I need the good glasses. The newest ones are pressed and glued shut. To open them is to break them. Three times this year I have had to say: I am sorry, whoever made this decided for you. I find that I mind this more than I expected to, and more each time. It is not the toaster. It is that I have nothing to draw.

So I have begun to keep a list at the back of the hall of what can be opened and what cannot. It has no opinions in it, only names and dates and which screws. People take a picture of it with their phones before they go and buy a new one. It may be the most useful repair I have ever done, and there is not a single tool in it.

One last thing. About once a month somebody brings a toaster that has nothing wrong with it at all. They knew it, or half knew it. They have lost somebody, or they have just moved here, or it is simply a long week until the next Saturday. I look it over very thoroughly. I take out the tray, I clean the wires with the soft brush, I explain the spring and the magnet. It takes about forty minutes, with tea. Then I put a sticker on it and say that it should be good for many years, and I have not been wrong so far.`,
  },
  {
    by: "dafydd",
    ago: ago(108, 10, 30),
    title: "The bed that nobody owns",
    tags: ["garden", "essay"],
    content: `Behind plot 9, between the hedge and the path, there is a strip of ground about as long as a bus and half as wide. On the plan it has no number. I asked the oldest members about it when I came, and they had asked the oldest members when they came, and the best that anyone could tell me is that the man with the measuring tape went home for his dinner.

For years it grew what ground grows when you leave it be: nettles, then brambles, then a sort of knot. Everybody who walked past it felt a bit guilty and nobody felt guilty enough, because it was not theirs. I believe there's a strip like this in most places where people live together. In a house it is usually the landing.

What changed it was an accident. Somebody, I never learned who, threw a bucket of old seed potatoes into it instead of carrying them to the compost. The next year there were potato flowers among the nettles. And Grace, who had no plot then and came only for the company, asked me who would dig them up. I said that I supposed whoever did it. So she did, and she found about a bucketful, and then she did something that I would never have thought of. She didn't take them home. She put them on the bench by the gate with a bit of cardboard that said: from the strip, help yourself.

I have been thinking about that piece of cardboard ever since. If she had taken them, it would have been her strip by the end of the summer, and sooner or later there would have been a number on a stick. If she had left them in the ground, it would have gone back to being nobody's. What she wrote made it into a third thing. It was ours, and not in the way that the hall is ours, with a key and a rota. Ours in the sense that it had given us something.

Then it went quite fast. Somebody put in beans on poles. Somebody else put in a row of flowers, for cutting, with a pair of scissors on a string. The children from the school made labels, some of which are even right. Nobody ever held a meeting about it, and on the one occasion that somebody suggested a plan, we all nodded and went off and did something else. I don't want to make it sound holier than it is. There was a very bad month with courgettes. There was a quarrel about mint, which one person planted and everyone now has.

But I have learned a few things from it, and I am slow to learn, so I would like to write them down. The first is that people look after a thing once they have eaten from it. I had always thought that it was the other way around. The second is that work which anybody may do gets done by those who need to do some. I have seen people come to that strip on days when they couldn't have faced their own plot, or their own kitchen. You pull a few weeds, you go away, it is better than it was, and you have not promised anything. The third is that you have to be able to stop. Nobody asks where you have been.

The fourth is about rules. We have exactly one, and nobody made it: you leave something on the bench. When I see somebody new standing in front of the strip with that look, wondering whether they may, I don't explain. I pick a handful of whatever there is, put half in their hands and half on the bench, and go back to my onions.

The committee has asked me, kindly, whether it should get a number now, so that it's covered by the insurance. I see the point of that, and I've said that I would think about it. I have thought about it. I would like to ask for it to be written on the plan just as it is: a strip, as long as a bus, with no number. Let us put on it what the man with the tape would have written if he had come back from his dinner and found all of us standing there. He would have looked at the beans, and the scissors on their string, and he would have asked whose it was. And I hope that it would have taken us a good long while to answer.`,
  },
];
