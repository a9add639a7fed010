using System.Text;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    private const int ModelSize = 257;
    private const int LabelSize = 4097;

    /// <summary>
    /// Puts the process, or what it executes next, under a container's security label (<c>virDomainLxcEnterSecurityLabel</c>).
    /// </summary>
    /// <param name="model">The host's security driver, as <see cref="Connection.GetSecurityModel"/> tells.</param>
    /// <param name="label">The label, as <see cref="GetSecurityLabel"/> of the container tells.</param>
    /// <returns>The label before.</returns>
    /// <exception cref="ArgumentException">A text is longer than libvirt's own can be.</exception>
    /// <exception cref="LibvirtException">The security driver refuses, or is none of those that containers can have.</exception>
    public static unsafe SecurityLabel EnterContainerSecurityLabel(SecurityModel model, SecurityLabel label)
    {
        ArgumentNullException.ThrowIfNull(model);
        // No connection need be open yet, and without initialisation libvirt's errors crash.
        NativeLoader.EnsureUsable();
        virSecurityModel wantedModel = default;
        virSecurityLabel wanted = default, before = default;
        Write(model.Name, new Span<byte>(wantedModel.model, ModelSize));
        Write(model.DomainOfInterpretation, new Span<byte>(wantedModel.doi, ModelSize));
        Write(label.Label, new Span<byte>(wanted.label, LabelSize));
        wanted.enforcing = label.IsEnforcing ? 1 : 0;
        if (Native.virDomainLxcEnterSecurityLabel(&wantedModel, &wanted, &before, 0) < 0)
        {
            throw LastError.ToException(LastError.Read(nameof(Native.virDomainLxcEnterSecurityLabel)), connectionLost: false);
        }

        return Read(&before);
    }

    private static void Write(string text, Span<byte> buffer)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || !Encoding.UTF8.TryGetBytes(text, buffer[..^1], out _))
        {
            throw new ArgumentException($"A security label or model holds a NUL, or more than {buffer.Length - 1} bytes.", nameof(text));
        }
    }
}
