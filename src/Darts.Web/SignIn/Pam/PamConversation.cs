using System.Runtime.InteropServices;

namespace Darts.Web.SignIn.Pam;

/// <summary>
/// Answers what modules ask: once the name, and once the password, which is the last. Whoever asks for more means something else, such as a code
/// or a new password, and must get neither.
/// </summary>
internal sealed unsafe class PamConversation(PamQuestion question)
{
    // PAM_MAX_NUM_MSG.
    private const int MostMessages = 32;

    private bool _hasName;
    private bool _hasPassword;

    /// <summary>What libpam calls.</summary>
    /// <param name="count">How many messages there are.</param>
    /// <param name="messages">The messages: on Linux an array of pointers.</param>
    /// <param name="responses">Gets an array with an answer to each.</param>
    /// <param name="state">A <see cref="GCHandle"/> of the conversation.</param>
    [UnmanagedCallersOnly]
    public static PamStatus Converse(int count, PamMessage** messages, PamResponse** responses, void* state)
    {
        // An exception must not reach C, where it would end the process.
        try
        {
            return count is > 0 and <= MostMessages && messages is not null && responses is not null && GCHandle.FromIntPtr((nint)state).Target is PamConversation self
                ? self.Answer(new ReadOnlySpan<nint>(messages, count), responses)
                : PamStatus.ConversationError;
        }
        catch (Exception)
        {
            return PamStatus.ConversationError;
        }
    }

    private PamStatus Answer(ReadOnlySpan<nint> messages, PamResponse** responses)
    {
        *responses = null;
        var answers = (PamResponse*)NativeMemory.AllocZeroed((nuint)messages.Length, (nuint)sizeof(PamResponse));
        for (var i = 0; i < messages.Length; i++)
        {
            if (!TryAnswer(((PamMessage*)messages[i])->Style, &answers[i]))
            {
                Discard(answers, i);
                return PamStatus.ConversationError;
            }
        }

        *responses = answers;
        return PamStatus.Success;
    }

    private bool TryAnswer(PamMessageStyle style, PamResponse* answer)
    {
        switch (style)
        {
            case PamMessageStyle.HiddenPrompt when !_hasPassword:
                _hasPassword = true;
                answer->Text = Copy(question.Password);
                return true;
            case PamMessageStyle.VisiblePrompt when !_hasName && !_hasPassword:
                _hasName = true;
                answer->Text = Copy(question.Name);
                return true;
            case PamMessageStyle.Error or PamMessageStyle.Information:
                return true;
            default:
                return false;
        }
    }

    // By malloc, since libpam frees it.
    private static byte* Copy(byte[] text)
    {
        var copy = (byte*)NativeMemory.Alloc((nuint)text.Length);
        text.CopyTo(new Span<byte>(copy, text.Length));
        return copy;
    }

    private static void Discard(PamResponse* answers, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (answers[i].Text is not null and var text)
            {
                NativeMemory.Clear(text, (nuint)MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).Length);
                NativeMemory.Free(text);
            }
        }

        NativeMemory.Free(answers);
    }
}
