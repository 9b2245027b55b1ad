namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the compiler check <c>required</c> members for netstandard2.0.</summary>
    [System.AttributeUsage(System.AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : System.Attribute;

    [System.AttributeUsage(System.AttributeTargets.All, AllowMultiple = true)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : System.Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [System.AttributeUsage(System.AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : System.Attribute;
}
