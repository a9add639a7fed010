using System.Text.RegularExpressions;

namespace Darts.Web.Mail;

/// <summary>A mail address as people write it: ASCII, without quotes, comments or a display name (RFC 5321, 4.1.2, of which this is a part).</summary>
internal readonly partial record struct EmailAddress
{
    private const int Longest = 254;
    private const int LongestLocalPart = 64;

    private EmailAddress(string value) => Value = value;

    /// <summary>The address as it was given.</summary>
    public string Value { get; }

    /// <summary>What stands before the @.</summary>
    public string LocalPart => Value[..Value.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>What stands after it.</summary>
    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public static bool TryParse(string? text, out EmailAddress address)
    {
        var isGood = text is { Length: <= Longest } && Whole().IsMatch(text) && text.IndexOf('@', StringComparison.Ordinal) <= LongestLocalPart;
        address = isGood ? new EmailAddress(text!) : default;
        return isGood;
    }

    public static bool IsDomain(string? text) => text is not null && TryParse($"a@{text}", out _);

    /// <summary>The address for all to see who may not know it, such as <c>a…@example.org</c>.</summary>
    public string ToHint() => $"{Value[0]}…@{Domain}";

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
