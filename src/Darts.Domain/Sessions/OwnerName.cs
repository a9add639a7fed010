using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Darts.Domain.Sessions;

/// <summary>The name of a person who owns sessions, checked once where it enters and compared exactly from then on.</summary>
/// <remarks>
/// Letters of any script are welcome. What is refused is what cannot be shown or stored safely: control characters,
/// unpaired surrogates, and the invisible characters that reorder or hide text.
/// </remarks>
public readonly record struct OwnerName
{
    /// <summary>The longest name taken, in UTF-16 code units.</summary>
    public const int MaximumLength = 64;

    private const int SlugLength = 20;

    private readonly string? _value;

    private OwnerName(string value) => _value = value;

    /// <summary>The name as the person typed it, trimmed and in Unicode normalization form C.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An owner name has not been set.");

    /// <summary>The part of the name that may stand in a libvirt domain name: a to z, 0 to 9 and single dashes, never empty.</summary>
    public string Slug
    {
        get
        {
            var slug = new StringBuilder(SlugLength);
            foreach (var c in Value.Normalize(NormalizationForm.FormD))
            {
                if (slug.Length == SlugLength)
                    break;
                if (char.IsAsciiLetterOrDigit(c))
                    slug.Append(char.ToLowerInvariant(c));
                else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                    slug.Append('-');
            }

            var text = slug.ToString().TrimEnd('-');
            return text.Length > 0 ? text : "user";
        }
    }

    /// <summary>Checks a name that somebody typed.</summary>
    /// <param name="text">The name, any text.</param>
    /// <param name="name">The name, when it is a good one.</param>
    /// <param name="problem">What is wrong with it, in words for the person who typed it.</param>
    public static bool TryParse(string? text, out OwnerName name, [NotNullWhen(false)] out string? problem)
    {
        name = default;
        var trimmed = text?.Trim() ?? "";
        problem = trimmed switch
        {
            "" => "Type your name.",
            { Length: > MaximumLength } => $"This name has {trimmed.Length} characters; at most {MaximumLength} are taken. Type a shorter one.",
            _ when !IsShowable(trimmed) =>
                "This name has invisible or control characters. Type it again without them.",
            _ => null,
        };
        if (problem is not null)
            return false;
        name = new OwnerName(trimmed.Normalize(NormalizationForm.FormC));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    /// <summary>Whether a text can be shown and stored safely: without control characters, lone surrogates and what reorders or hides text.</summary>
    internal static bool IsShowable(string text) => !HasLoneSurrogate(text) && text.EnumerateRunes().All(IsVisible);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }
}
