using System.Text;

namespace Darts.Libvirt;

/// <summary>Something that a hypervisor wants to know before it lets one in (<c>virConnectCredential</c>).</summary>
public sealed class CredentialRequest
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal CredentialRequest(CredentialType type, string prompt, string? challenge, string? defaultAnswer)
    {
        Type = type;
        Prompt = prompt;
        Challenge = challenge;
        DefaultAnswer = defaultAnswer;
    }

    /// <summary>What is asked for.</summary>
    public CredentialType Type { get; }

    /// <summary>The question, for a person to read.</summary>
    public string Prompt { get; }

    /// <summary>More about the question; for a name or a password of a remote host often the host.</summary>
    public string? Challenge { get; }

    /// <summary>The answer that the other end expects of most.</summary>
    public string? DefaultAnswer { get; }

    internal byte[]? Given { get; private set; }

    /// <summary>Answers.</summary>
    /// <exception cref="ArgumentException">The answer holds a NUL character, or is no Unicode.</exception>
    public void Answer(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var bytes = GC.AllocateUninitializedArray<byte>(s_strict.GetByteCount(answer), pinned: true);
        s_strict.GetBytes(answer, bytes);
        Give(bytes);
    }

    /// <summary>Answers with a text in UTF-8, of which the binding clears its own copy.</summary>
    /// <inheritdoc cref="Answer(string)"/>
    public void Answer(ReadOnlySpan<byte> answer)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(answer.Length, pinned: true);
        answer.CopyTo(bytes);
        Give(bytes);
    }

    internal void Forget()
    {
        Array.Clear(Given ?? []);
        Given = null;
    }

    private void Give(byte[] bytes)
    {
        Forget();
        Given = bytes;
        if (bytes.Contains((byte)0))
        {
            Forget();
            throw new ArgumentException("Text for libvirt must not contain a NUL character.");
        }
    }
}
