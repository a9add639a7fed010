using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Sessions;

public sealed class OwnerNameTests
{
    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("  Alice Liddell ", "alice-liddell")]
    [InlineData("Élodie d'Ångström", "elodie-d-angstrom")]
    [InlineData("<script>alert(1)</script>", "script-alert-1-scrip")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("مريم", "user")]
    [InlineData("a-very-long-name-of-a-very-patient-person", "a-very-long-name-of")]
    public void A_name_is_kept_and_gives_a_slug_that_is_safe_in_a_domain_name(string text, string slug)
    {
        Assert.True(OwnerName.TryParse(text, out var name, out _));
        Assert.Equal(text.Trim(), name.Value);
        Assert.Equal(slug, name.Slug);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("abc\u202Egnp.exe")]
    [InlineData("zero\u200Bwidth")]
    public void A_name_that_cannot_be_shown_safely_is_refused_with_advice(string? text)
    {
        Assert.False(OwnerName.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    // Not as data of a theory: it would reach the test as a replacement character.
    [Fact]
    public void Half_a_character_is_refused()
    {
        Assert.False(OwnerName.TryParse("lone \uD800 surrogate", out _, out _));
        Assert.False(OwnerName.TryParse("\uDC00", out _, out _));
    }

    [Fact]
    public void A_name_of_three_hundred_characters_is_refused_with_its_length()
    {
        Assert.False(OwnerName.TryParse(new string('x', 300), out _, out var problem));
        Assert.Contains("300", problem, StringComparison.Ordinal);
        Assert.Contains("64", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ways_to_write_the_same_accent_are_the_same_person_and_case_is_not()
    {
        Assert.True(OwnerName.TryParse("Ren\u00E9", out var composed, out _));
        Assert.True(OwnerName.TryParse("Rene\u0301", out var combining, out _));
        Assert.True(OwnerName.TryParse("ren\u00E9", out var lower, out _));
        Assert.Equal(composed, combining);
        Assert.NotEqual(composed, lower);
    }

    [Fact]
    public void A_name_outside_the_basic_plane_is_welcome()
    {
        Assert.True(OwnerName.TryParse("Zoë 🦓", out var name, out _));
        Assert.Equal("zoe", name.Slug);
    }
}
